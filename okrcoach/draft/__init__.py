"""The brief becomes a draft or an outline: by the playbooks (no key, no network) or by a model."""
