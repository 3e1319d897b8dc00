extension Wording {
  /// What the prose says and what stands in its place.
  static func claim(_ finding: Finding, _ language: Language) -> String {
    guard case .claim(let claim, let sides) = finding.details else { return "" }
    let facts = sides.map { side in
      language == .chinese ? "\(side.name.chinese) \(side.value)" : "\(side.name.english): \(side.value)"
    }
    let isOpen = finding.outcome == .undetermined
    let blanks = isOpen ? (language == .chinese ? "（空白按 0 计，无法判定）" : " (blanks read as 0: undetermined)") : ""
    return language == .chinese
      ? "正文写\(quoted(claim.words))，\(facts.joined(separator: "；"))\(blanks)"
      : "“\(claim.words)” in the prose; \(facts.joined(separator: "; "))\(blanks)"
  }
}
