import Disclosure
import Foundation
import ReportFixtures
import Testing

/// What a person typed in of a seed's claims.
private struct TypedClaims: Decodable {
  struct Claim: Decodable {
    let id: String
    let quote: String
    let value: Double?
    let verdict: String
  }
  let file: String
  let claims: [Claim]
}

/// The claims of the seeds against those typed by hand.
@Suite(.enabled(if: SharedReports.areWanted)) struct SeedClaimTests {
  /// What the ids of the truth files are called here; the claims that stand without a number of their own are left out.
  private static let subjects: [String: Claim.Subject] = [
    "received": .received, "received.prev_year": .receivedLastYear, "received.web": .online, "received.mail": .byPost,
    "received.onsite": .inPerson, "granted": .granted, "not_exist": .notExisting, "not_ours": .notOurs,
    "denied": .denied, "withdrawn": .withdrawn, "carried_out": .carriedOut, "review": .review,
    "litigation": .litigation, "fee": .processingFee, "wechat": .proactive,
  ]

  @Test(arguments: ["seed000", "seed001", "seed002", "seed003", "seed004"])
  func everyClaimTypedByHandIsReadAndNoOther(name: String) throws {
    let typed = try JSONDecoder().decode(TypedClaims.self, from: Data(try SharedReports.bytes("truth/\(name).json")))
    let read = try SharedReports.report("seeds/\(typed.file)").claims
    var expected: [String] = []
    for claim in typed.claims {
      guard let subject = Self.subjects[claim.id], let value = claim.value else { continue }
      let statement = "\(subject.rawValue) \(Int(value))"
      expected.append(statement)
      let found = read.filter { "\($0.subject.rawValue) \($0.value)" == statement }
      #expect(found.count == 1, "\(claim.quote)")
      #expect(found.first?.isPlain == true, "\(claim.quote)")
    }
    let others = read.filter { claim in
      claim.isPlain && claim.subject != .proactive && claim.subject != .proactivePart && claim.subject != .change
        && !expected.contains("\(claim.subject.rawValue) \(claim.value)")
    }
    #expect(others.isEmpty, "\(others.map(\.words))")
  }

  @Test(arguments: [
    ("fujian-pingtan-2022", "75 72 3 1 2"), ("jilin-changchun-veterans-bureau-2023", "2"),
    ("unknown-county-civil-affairs-2023", "0"), ("hubei-xiaogan-gov-office-2020", "13"),
    ("shandong-wendeng-housing-bureau-2019", ""), ("unknown-district-stats-bureau-2023", ""),
  ])
  func requestsAndDisputesOfTheWildAreReadAsTheyStand(_ file: String, _ values: String) throws {
    let subjects: [Claim.Subject] = [.received, .answered, .natural, .enterprise, .review, .litigation]
    let read = try SharedReports.report("real/\(file).txt").claims.filter {
      subjects.contains($0.subject) && $0.isPlain
    }
    #expect(read.map(\.value.description).joined(separator: " ") == values)
  }
}
