public import Disclosure

/// The rule catalogue as `gouji rules` prints it.
public enum RulePage {
  /// The formats.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case text, markdown, json
  }

  /// The catalogue in that format.
  public static func render(_ format: Format, _ language: Language) -> String {
    switch format {
    case .text: text(language)
    case .markdown: markdown(language)
    case .json: json(language)
    }
  }

  private static func text(_ language: Language) -> String {
    families(language) { family, rules in
      let pages = rules.map { rule in
        let examples = rule.examples.map { "    \(sign($0)) \($0.what[language])" + outcome(of: $0, rule, language) }
        return "  \(rule.id)  \(severity(rule, language))  \(rule.title[language])\n    \(rule.summary[language])\n"
          + "    \(source(language))\(rule.source[language])\n" + examples.joined(separator: "\n") + "\n"
      }
      return "\(family)\n\n" + pages.joined(separator: "\n")
    }
  }

  private static func markdown(_ language: Language) -> String {
    families(language) { family, rules in
      let pages = rules.map { rule in
        let examples = rule.examples.map { example in
          "- \(sign(example)) " + Markdown.escaped(example.what[language] + outcome(of: example, rule, language)) + "\n"
        }
        return "### \(rule.id) \(rule.title[language])\n\n\(Markdown.escaped(rule.summary[language]))\n\n"
          + "*\(severity(rule, language))* — \(Markdown.escaped(rule.source[language]))\n\n" + examples.joined()
      }
      return "## \(family)\n\n" + pages.joined(separator: "\n")
    }
  }

  private static func json(_ language: Language) -> String {
    var writer = JSONWriter(breaksLines: true)
    writer.array(Rules.all) { writer, rule in
      writer.object { writer in
        writer.member("id", rule.id.description)
        writer.member("family", rule.family.rawValue)
        writer.member("title", rule.title[language])
        writer.member("what", rule.summary[language])
        writer.member("source", rule.source[language])
        writer.member("severity", rule.severity.rawValue)
        writer.member("examples") { writer in
          writer.array(rule.examples) { writer, example in
            writer.inlineObject { writer in
              writer.member("broken", example.isBroken)
              writer.member("what", example.what[language])
              writer.member("message", message(of: example, rule, language))
            }
          }
        }
      }
    }
    return writer.text + "\n"
  }

  private static func families(_ language: Language, _ page: (String, [Rule]) -> String) -> String {
    RuleFamily.allCases.map { family in page(family.name[language], Rules.all.filter { $0.family == family }) }
      .joined(separator: "\n")
  }

  private static func severity(_ rule: Rule, _ language: Language) -> String { rule.severity.label(in: language) }

  private static func source(_ language: Language) -> String { language == .chinese ? "依据：" : "Source: " }

  private static func sign(_ example: RuleExample) -> String { example.isBroken ? "✗" : "✓" }

  /// What the rule says about the example; empty where it has nothing to say.
  private static func outcome(of example: RuleExample, _ rule: Rule, _ language: Language) -> String {
    message(of: example, rule, language).map { language == .chinese ? " → \($0)" : " → \($0)" } ?? ""
  }

  private static func message(of example: RuleExample, _ rule: Rule, _ language: Language) -> String? {
    rule.findings(on: example).first?.message(in: language)
  }
}
