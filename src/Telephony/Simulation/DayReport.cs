using System.Collections.Immutable;
using Telephony.Exchange;

namespace Telephony.Simulation;

/// <summary>What a simulated day came to.</summary>
/// <param name="Inputs">Inputs of the day.</param>
/// <param name="Late">Inputs that were ignored or refused.</param>
/// <param name="Received">Calls that arrived.</param>
/// <param name="Dialled">Calls that agents dialled.</param>
/// <param name="Answered">Times that customer and agent were connected.</param>
/// <param name="Ended">Ended calls by reason word.</param>
/// <param name="MissedOffers">Offers that ended without an answer, by reason word.</param>
/// <param name="EffectHash">A fingerprint of all effects in order (FNV-1a over their texts): the same plan on the same build and culture gives the same one.</param>
public sealed record DayReport(
    int Inputs,
    int Late,
    int Received,
    int Dialled,
    int Answered,
    ImmutableSortedDictionary<string, int> Ended,
    ImmutableSortedDictionary<string, int> MissedOffers,
    ulong EffectHash)
{
    /// <summary>Customers who changed hands blindly or after a consult.</summary>
    public int Transferred { get; init; }

    /// <summary>Transfers whose target did not take the customer.</summary>
    public int FailedTransfers { get; init; }

    /// <summary>Consults that were answered.</summary>
    public int Consulted { get; init; }

    /// <summary>Conferences.</summary>
    public int Conferences { get; init; }

    /// <summary>Times that a supervisor joined a call.</summary>
    public int Monitored { get; init; }

    /// <summary>Calls that a supervisor took over.</summary>
    public int TakenOver { get; init; }

    /// <summary>A day that has not begun.</summary>
    public static DayReport Empty { get; } = new(0, 0, 0, 0, 0, NoCounts, NoCounts, 14695981039346656037);

    private static ImmutableSortedDictionary<string, int> NoCounts => ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Sums up a day.</summary>
    /// <param name="day">Every happening of it.</param>
    public static DayReport Of(IEnumerable<Happening> day) => day.Aggregate(Empty, static (report, happening) => report.With(happening));

    /// <summary>The report with one more happening.</summary>
    /// <param name="happening">The next one.</param>
    public DayReport With(Happening happening)
    {
        ArgumentNullException.ThrowIfNull(happening);
        var report = this with { Inputs = Inputs + 1 };
        foreach (var effect in happening.Effects)
            report = report.With(effect);
        return report;
    }

    private DayReport With(Effect effect)
    {
        var hashed = this with { EffectHash = Fold(EffectHash, effect.ToString()) };
        return effect switch
        {
            Effect.Ignore or Effect.Refuse => hashed with { Late = Late + 1 },
            Effect.Record { Fact: Fact.CallReceived } => hashed with { Received = Received + 1 },
            Effect.Record { Fact: Fact.CallDialled } => hashed with { Dialled = Dialled + 1 },
            Effect.Record { Fact: Fact.CallAnswered } => hashed with { Answered = Answered + 1 },
            Effect.Record { Fact: Fact.CallTransferred } => hashed with { Transferred = Transferred + 1 },
            Effect.Record { Fact: Fact.TransferFailed } => hashed with { FailedTransfers = FailedTransfers + 1 },
            Effect.Record { Fact: Fact.ConsultAnswered } => hashed with { Consulted = Consulted + 1 },
            Effect.Record { Fact: Fact.ConferenceStarted } => hashed with { Conferences = Conferences + 1 },
            Effect.Record { Fact: Fact.MonitorStarted } => hashed with { Monitored = Monitored + 1 },
            Effect.Record { Fact: Fact.CallTakenOver } => hashed with { TakenOver = TakenOver + 1 },
            Effect.Record { Fact: Fact.CallEnded ended } => hashed with { Ended = More(Ended, ended.Termination.Reason) },
            Effect.Record { Fact: Fact.OfferEnded offer } => hashed with { MissedOffers = More(MissedOffers, offer.Reason) },
            _ => hashed,
        };
    }

    private static ImmutableSortedDictionary<string, int> More(ImmutableSortedDictionary<string, int> counts, string word) =>
        counts.SetItem(word, counts.GetValueOrDefault(word) + 1);

    private static ulong Fold(ulong hash, string text)
    {
        foreach (var letter in text)
            hash = unchecked((hash ^ letter) * 1099511628211);
        return hash;
    }
}
