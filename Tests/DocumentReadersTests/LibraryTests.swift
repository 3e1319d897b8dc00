import Testing

@testable import DocumentReaders

@Test func parsesHTMLWithoutNoiseAndXMLStrictly() throws {
  let page = try XMLTree.html(Array("<p>甲<b>乙</b><td rowspan=2 hidden>丙".utf8))
  #expect(String(decoding: page.root.allText, as: UTF8.self) == "甲乙丙")
  #expect(page.root.first("td")?.attribute("rowspan") == "2")
  #expect(page.root.first("td")?.attribute("hidden") == "")
  #expect(page.root.first("td")?.attribute("colspan") == nil)
  let part = try XMLTree.xml(Array(#"<w:p xmlns:w="urn:w" w:id="7"><w:t>丁</w:t></w:p>"#.utf8))
  #expect(part.root.is("p") && part.root.nameSpace == "urn:w" && part.root.attribute("id") == "7")
  #expect(throws: XMLTree.Failure.malformed) { try XMLTree.xml(Array("<a><b></a>".utf8)) }
}

@Test func neverExpandsEntitiesOfAFilesOwn() {
  let hostile = #"<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "aaaa">]><a>&x;&y;</a>"#
  #expect(throws: XMLTree.Failure.malformed) { try XMLTree.xml(Array(hostile.utf8)) }
}

@Test func walksATreeThatIsThousandsDeep() throws {
  let deep = String(repeating: "<div>", count: 20_000) + "底"
  let tree = try XMLTree.html(Array(deep.utf8))
  #expect(tree.isComplete)
  #expect(String(decoding: tree.root.allText, as: UTF8.self) == "底")
}

@Test func refusesWhatIsNoArchive() {
  #expect(throws: ZipArchive.Failure.damaged) { try ZipArchive(Array("PK\u{3}\u{4} and no more".utf8), budget: 100) }
}

private let soon: Duration = .seconds(120)

@Test func talksToAChildThatAnswers() throws {
  let child = try ChildProcess(ChildProcess.Program(path: "/bin/cat"))
  let much = [UInt8](repeating: 65, count: 3_000_000)
  #expect(try child.answer(to: much, limit: 4_000_000, deadline: .now + soon) == much)
  #expect(try child.finish(.now + soon) == .exit(0))
}

@Test func endsAChildThatTakesTooLongOrSaysTooMuch() throws {
  let slow = try ChildProcess(ChildProcess.Program(path: "/bin/sleep", arguments: ["600"]))
  #expect(throws: ChildProcess.Failure.timedOut) {
    try slow.answer(to: [], limit: 10, deadline: .now + .milliseconds(50))
  }
  #expect(slow.end() == .signal(9))
  let loud = try ChildProcess(ChildProcess.Program(path: "/usr/bin/yes"))
  #expect(throws: ChildProcess.Failure.tooMuch) { try loud.answer(to: [], limit: 10_000, deadline: .now + soon) }
}

@Test func saysThatAProgramIsNotThere() {
  #expect(throws: ChildProcess.Failure.notStarted(2)) {
    try ChildProcess(ChildProcess.Program(path: "/no/such/program"))
  }
}

@Test func holdsAChildToItsMemory() throws {
  var program = ChildProcess.Program(path: "/bin/sh", arguments: ["-c", "ulimit -v"])
  program.limits.memory = 512 << 20
  let child = try ChildProcess(program)
  #expect(try child.answer(to: [], limit: 100, deadline: .now + soon) == Array("524288\n".utf8))
}
