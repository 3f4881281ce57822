using Crm.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Web.Api;

/// <summary>409 of a PATCH that was made on an older version (problem detail, RFC 9457): what is stored now, field by field, so that the caller can put both together.</summary>
/// <param name="Title">StaleVersion.</param>
/// <param name="Status">409.</param>
/// <param name="Rule">StaleVersion.</param>
/// <param name="Number">Which one, as people say it.</param>
/// <param name="Version">The version to send next.</param>
/// <param name="Conflicts">The fields that were sent and are stored otherwise; empty when nothing that was sent differs.</param>
public sealed record StaleWire(string Title, int Status, string Rule, string Number, int Version, IReadOnlyList<FieldConflictWire> Conflicts)
{
    internal static ProblemHttpResult Answer(string number, int version, IReadOnlyList<FieldConflictWire> conflicts) => TypedResults.Problem(
        $"Refused by rule {Refusal.StaleVersion}.", statusCode: StatusCodes.Status409Conflict, title: Refusal.StaleVersion, type: "/problems/rule",
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["rule"] = Refusal.StaleVersion, ["number"] = number, ["version"] = version, ["conflicts"] = conflicts });
}
