using Crm.Domain;
using Crm.Domain.Callbacks;

namespace CallCenter.Web.Api;

/// <summary>What the customer said; money in fen, what was not asked is null.</summary>
public sealed record CallbackAnswersWire(
    bool? Solved, bool? OnTime, Attitude? Attitude, int? Score, long? Charged, string? Notes, bool Complaint = false, bool Partial = false)
{
    internal static CallbackAnswersWire? From(CallbackAnswers? a) =>
        a is null ? null : new(a.IsSolved, a.WasOnTime, a.Attitude, a.Score, a.ChargedSaid?.Fen, a.Notes, a.IsComplaint, a.IsPartial);

    internal CallbackAnswers ToAnswers() => new()
    {
        IsSolved = Solved, WasOnTime = OnTime, Attitude = Attitude, Score = Score, ChargedSaid = Charged is { } fen ? new Money(fen) : null, Notes = Notes, IsComplaint = Complaint, IsPartial = Partial,
    };
}
