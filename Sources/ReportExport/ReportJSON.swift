import Disclosure

/// A report as the JSON of schema `gouji.report/1`.
struct ReportJSON {
  private let options: ExportOptions

  init(_ options: ExportOptions) { self.options = options }

  /// The report; members outside the scope are left out.
  func text(of checked: CheckedReport, breaksLines: Bool) -> String {
    var writer = JSONWriter(breaksLines: breaksLines)
    let report = checked.report
    writer.object { writer in
      identity(of: report, &writer)
      let isWhole = options.scope == .report
      if isWhole || !options.scope.sections(of: report).isEmpty { sections(of: report, &writer) }
      if !options.scope.tables.isEmpty { tables(of: report, &writer) }
      if isWhole, !report.statistics.isEmpty { statistics(of: report, &writer) }
      if isWhole { claims(of: report, &writer) }
      if let rules = checked.review.rulesInForce { Self.write(rules, to: &writer) }
      writer.member("findings") { writer in
        writer.array(options.scope.findings(of: checked)) { Self.write($1, to: &$0, options.language) }
      }
      if isWhole { Self.write(checked.diagnoses, to: &writer) }
    }
    return writer.text
  }

  private func identity(of report: Report, _ writer: inout JSONWriter) {
    writer.member("schema", "gouji.report/1")
    writer.member("gouji", options.version)
    writer.member("source") { writer in
      writer.inlineObject { writer in
        writer.member("path", report.source.path)
        writer.member("format", report.source.format)
        writer.member("encoding", report.source.encoding)
        writer.member("layout", report.layout?.rawValue)
        writer.member("sha256", report.source.sha256)
      }
    }
    writer.member("agency", report.agency?.value)
    writer.member("agency_source", report.agency?.evidence.rawValue)
    writer.member("year", number: report.year?.value)
    writer.member("year_source", report.year?.evidence.rawValue)
    writer.member("title", report.title?.value)
    writer.member("published", report.published?.value.description)
    writer.member("period") { writer in
      guard let period = report.period?.value else { return writer.null() }
      writer.inlineObject { writer in
        writer.member("from", period.from.description)
        writer.member("to", period.to.description)
      }
    }
  }

  private func sections(of report: Report, _ writer: inout JSONWriter) {
    writer.member("sections") { writer in
      writer.array(options.scope.sections(of: report)) { writer, section in
        writer.inlineObject { writer in
          writer.member("id", section.id.id)
          writer.member("heading", section.heading)
          writer.member("text", section.text)
        }
      }
    }
  }

  private func tables(of report: Report, _ writer: inout JSONWriter) {
    writer.member("tables") { writer in
      writer.object { writer in
        for kind in options.scope.tables {
          writer.member(kind.id) { writer in
            guard let table = report.table(kind) else { return writer.null() }
            rows(of: table, &writer)
          }
        }
      }
    }
  }

  private func rows(of table: ReportTable, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("edition", table.form.edition.rawValue)
      writer.member("rows") { writer in
        writer.object { writer in
          for row in table.form.rows {
            writer.member(row.id.id) { writer in
              writer.inlineObject { writer in
                for column in row.columns {
                  writer.member(column.id) { cell(table[row.id, column], &$0) }
                }
              }
            }
          }
        }
      }
    }
  }

  private func cell(_ figure: Figure, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("raw", figure.raw)
      writer.member("kind", figure.kind.rawValue)
      writer.member("value", number: figure.value)
      if figure.isInferred { writer.member("inferred", true) }
      Self.place(figure.location, &writer)
    }
  }

  private func statistics(of report: Report, _ writer: inout JSONWriter) {
    writer.member("statistics") { writer in
      writer.array(report.statistics) { writer, row in
        writer.inlineObject { writer in
          writer.member("label", row.label)
          writer.member("unit", row.unit)
          writer.member("value", number: row.figure.value)
        }
      }
    }
  }

  private func claims(of report: Report, _ writer: inout JSONWriter) {
    writer.member("claims") { writer in
      writer.array(report.claims) { writer, claim in
        writer.inlineObject { writer in
          writer.member("subject", claim.subject.id)
          writer.member("value", number: claim.value)
          writer.member("measure", claim.measure.rawValue)
          writer.member("unit", claim.unit)
          if claim.isNegation { writer.member("negation", true) }
          if !claim.isPlain { writer.member("hedges") { $0.array(claim.hedges.names) { $0.string($1) } } }
          writer.member("section", claim.section.id)
          writer.member("words", claim.words)
          writer.member("sentence", claim.sentence)
          Self.place(claim.location, &writer)
        }
      }
    }
  }

  /// A finding as an object; one that was set aside has a member `set_aside`, one that came back `reopened`.
  static func write(_ reviewed: ReviewedFinding, to writer: inout JSONWriter, _ language: Language) {
    let finding = reviewed.finding
    writer.inlineObject { writer in
      writer.member("rule", finding.rule.description)
      writer.member("subject", finding.subject)
      writer.member("severity", finding.severity.rawValue)
      writer.member("outcome", finding.outcome.rawValue)
      writer.member("cells") { writer in
        writer.array(finding.cells) { $0.string($1.description) }
      }
      writer.member("expected", number: finding.expected)
      writer.member("found", number: finding.found)
      writer.member("message", finding.message(in: language))
      place(finding.location, &writer)
      if case .other(let other) = finding.details { write(other, to: &writer) }
      switch reviewed.standing {
      case .setAside(let entry): write(entry, as: "set_aside", to: &writer)
      case .reopened(let entry): write(entry, as: "reopened", to: &writer)
      case nil: break
      }
    }
  }

  private static func write(_ other: OtherReport, to writer: inout JSONWriter) {
    writer.member("other") { writer in
      writer.object { writer in
        writer.member("path", other.path)
        if let agency = other.agency { writer.member("agency", agency) }
        writer.member("year", number: other.year)
        writer.member("cells") { $0.array(other.cells) { $0.string($1.description) } }
        if let more = other.more { writer.member("more_agencies", number: more.count) }
      }
    }
  }

  private static func write(_ entry: SetAside, as key: String, to writer: inout JSONWriter) {
    writer.member(key) { writer in
      writer.object { writer in
        writer.member("reason", entry.reason)
        writer.member("date", entry.date?.description)
      }
    }
  }

  /// The member `rules_in_force`: the settings file, the rules it switches off, and those it gives another severity.
  static func write(_ rules: RulesInForce, to writer: inout JSONWriter) {
    writer.member("rules_in_force") { writer in
      writer.inlineObject { writer in
        writer.member("path", rules.path)
        writer.member("off") { $0.array(rules.off) { $0.string($1.description) } }
        writer.member("severity") { writer in
          writer.object { writer in
            for change in rules.changed { writer.member(change.rule.description, change.severity.rawValue) }
          }
        }
      }
    }
  }

  /// The member `diagnoses`.
  static func write(_ diagnoses: [Diagnosis], to writer: inout JSONWriter) {
    writer.member("diagnoses") { writer in
      writer.array(diagnoses) { writer, diagnosis in
        writer.object { writer in
          writer.member("class", diagnosis.kind.rawValue)
          writer.member("relations") { $0.array(diagnosis.relations) { $0.string($1.name) } }
          writer.member("candidates") { $0.array(diagnosis.candidates) { candidate($1, &$0) } }
        }
      }
    }
  }

  private static func candidate(_ candidate: Diagnosis.Candidate, _ writer: inout JSONWriter) {
    writer.inlineObject { writer in
      writer.member("changes") { writer in
        writer.array(candidate.changes) { writer, change in
          writer.inlineObject { writer in
            writer.member("cell", change.cell.description)
            writer.member("from", number: change.from)
            writer.member("to", number: change.to)
          }
        }
      }
      writer.member("events") { writer in
        writer.array(candidate.events) { writer, event in
          writer.inlineObject { writer in
            writer.member("type", event.slip.id)
            writer.member("cells") { $0.array(event.cells) { $0.string($1.description) } }
          }
        }
      }
    }
  }

  /// The member `at` with what is known of a place; nothing if nothing is.
  private static func place(_ location: Location?, _ writer: inout JSONWriter) {
    guard let location else { return }
    let numbers = [
      ("page", location.page), ("line", location.line), ("table", location.table), ("row", location.row),
      ("column", location.column),
    ].filter { $0.1 != nil }
    guard location.member != nil || !numbers.isEmpty else { return }
    writer.member("at") { writer in
      writer.object { writer in
        if let member = location.member { writer.member("member", member) }
        for (key, number) in numbers { writer.member(key, number: number) }
      }
    }
  }
}
