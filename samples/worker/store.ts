const embeddings = new Map<string, readonly number[]>();

/** Stands for a vector database. */
export async function saveEmbedding(ticketId: string, embedding: readonly number[]): Promise<void> {
  embeddings.set(ticketId, embedding);
}
