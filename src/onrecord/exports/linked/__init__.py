"""The record as linked data: W3C Web Annotation and PROV-O, both as JSON-LD."""
