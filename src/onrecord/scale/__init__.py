"""Scale: the same reading with more hands. Inputs are cut into shards, each shard becomes a segment, once."""
