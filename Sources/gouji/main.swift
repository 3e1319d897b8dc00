import Glibc

Streams.prepare()
exit(Program.run(Invocation.arguments).rawValue)
