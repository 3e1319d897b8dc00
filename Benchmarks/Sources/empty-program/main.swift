// A Swift program that does nothing: what starting a process costs.
