"""The English of drafts: noun phrases and key-result sentences."""
