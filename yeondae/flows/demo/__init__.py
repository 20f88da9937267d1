"""The demo world: what five public documents tell, retold with sources, and plain examples."""
