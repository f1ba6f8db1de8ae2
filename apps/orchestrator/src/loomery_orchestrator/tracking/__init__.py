"""How an application may tell what happens in it, beyond what the proxy sees."""
