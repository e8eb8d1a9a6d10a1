/**
 * The compiler's nodes that facts are read from. It declares children as `Expression` or `Statement`; these unions say
 * which kinds those can have, so that a `switch` over `kind` knows its node. Other kinds end up in its `default`.
 */
import { SyntaxKind } from 'typescript';
import type * as ts from 'typescript';

/** Under a short name; a local constant, because switches over it are the hot path. */
export const K = SyntaxKind;

export type Node = ts.Node;

/** What stands around an expression without changing its value. */
export type WrapperNode =
  | ts.AsExpression
  | ts.ExpressionWithTypeArguments
  | ts.NonNullExpression
  | ts.ParenthesizedExpression
  | ts.SatisfiesExpression
  | ts.TypeAssertion;

export type LiteralNode =
  | ts.BooleanLiteral
  | ts.NoSubstitutionTemplateLiteral
  | ts.NullLiteral
  | ts.NumericLiteral
  | ts.StringLiteral;

export type MemberNode = ts.ElementAccessExpression | ts.PropertyAccessExpression;

export type TemplateNode = ts.NoSubstitutionTemplateLiteral | ts.TemplateExpression;

export type JsxNode = ts.JsxElement | ts.JsxFragment | ts.JsxSelfClosingElement;

export type ClassNode = ts.ClassDeclaration | ts.ClassExpression;

export type FunctionNode =
  | ts.ArrowFunction
  | ts.ConstructorDeclaration
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.GetAccessorDeclaration
  | ts.MethodDeclaration
  | ts.SetAccessorDeclaration;

export type ExpressionNode =
  | JsxNode
  | LiteralNode
  | MemberNode
  | TemplateNode
  | WrapperNode
  | ts.ArrayLiteralExpression
  | ts.ArrowFunction
  | ts.AwaitExpression
  | ts.BinaryExpression
  | ts.CallExpression
  | ts.ClassExpression
  | ts.ConditionalExpression
  | ts.DeleteExpression
  | ts.FunctionExpression
  | ts.Identifier
  | ts.NewExpression
  | ts.ObjectLiteralExpression
  | ts.PostfixUnaryExpression
  | ts.PrefixUnaryExpression
  // Among expressions only in `import x = A.b`.
  | ts.QualifiedName
  | ts.SpreadElement
  | ts.SuperExpression
  | ts.TaggedTemplateExpression
  | ts.ThisExpression
  | ts.TypeOfExpression
  | ts.VoidExpression
  | ts.YieldExpression;

/** What can be bound: by a declaration or parameter, or by an assignment. */
export type PatternNode = ExpressionNode | ts.ArrayBindingPattern | ts.ObjectBindingPattern;

export type LoopNode =
  ts.DoStatement | ts.ForInStatement | ts.ForOfStatement | ts.ForStatement | ts.WhileStatement;

/** Statements that `export` can stand before. */
export type DeclarationNode =
  | ts.ClassDeclaration
  | ts.EnumDeclaration
  | ts.FunctionDeclaration
  | ts.ImportEqualsDeclaration
  | ts.InterfaceDeclaration
  | ts.ModuleDeclaration
  | ts.TypeAliasDeclaration
  | ts.VariableStatement;

export type StatementNode =
  | DeclarationNode
  | LoopNode
  | ts.Block
  | ts.BreakStatement
  | ts.ContinueStatement
  | ts.ExportAssignment
  | ts.ExportDeclaration
  | ts.ExpressionStatement
  | ts.IfStatement
  | ts.ImportDeclaration
  | ts.LabeledStatement
  | ts.ReturnStatement
  | ts.SwitchStatement
  | ts.ThrowStatement
  | ts.TryStatement
  // Stands alone in the head of a `for`.
  | ts.VariableDeclarationList
  | ts.WithStatement;
