/** Errors as Anthropic and OpenAI document them, by status. */
export const anthropicErrors: Readonly<Record<number, readonly [type: string, message: string]>> = {
  400: ['invalid_request_error', 'messages: at least one message is required'],
  401: ['authentication_error', 'invalid x-api-key'],
  403: ['permission_error', 'Your API key does not have permission to use the specified resource.'],
  404: ['not_found_error', 'model: drill-model'],
  413: ['request_too_large', 'Request exceeds the maximum size'],
  429: ['rate_limit_error', 'This request would exceed the rate limit of your organization.'],
  504: ['timeout_error', 'Request timed out'],
  529: ['overloaded_error', 'Overloaded'],
};

export const openAiErrors: Readonly<
  Record<number, readonly [type: string, code: string | null, message: string]>
> = {
  400: ['invalid_request_error', null, "Missing required parameter: 'messages'."],
  401: ['invalid_request_error', 'invalid_api_key', 'Incorrect API key provided: drill.'],
  404: ['invalid_request_error', 'model_not_found', 'The model `drill-model` does not exist.'],
  429: ['requests', 'rate_limit_exceeded', 'Rate limit reached on requests per min (RPM).'],
  503: ['server_error', null, 'The engine is currently overloaded, please try again later.'],
};
