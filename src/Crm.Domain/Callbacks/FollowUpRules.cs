using System.Globalization;
using Crm.Domain.Tickets;

namespace Crm.Domain.Callbacks;

/// <summary>What an answered call-back demands, and how a demand is settled.</summary>
public static class FollowUpRules
{
    /// <summary>Longest result that is kept.</summary>
    public const int ResultLength = 1000;

    /// <summary>The customer paid more than was recorded.</summary>
    public const string Overcharged = "overcharged";

    /// <summary>The customer paid less than was recorded.</summary>
    public const string Undercharged = "undercharged";

    /// <summary>The unit does not work.</summary>
    public const string NotSolved = "notSolved";

    /// <summary>The technician's manner was poor.</summary>
    public const string PoorManner = "poorManner";

    /// <summary>The customer complains.</summary>
    public const string Complains = "complains";

    /// <summary>The score is at or below the limit.</summary>
    public const string LowScore = "lowScore";

    private static readonly TimeSpan SiteAnswers = TimeSpan.FromHours(24);
    private static readonly TimeSpan AuditorAnswers = TimeSpan.FromHours(48);

    /// <summary>What follows from the answers. Nothing recorded counts as nothing charged: an unrecorded charge is the very thing looked for (LX-08).</summary>
    public static ImmutableArray<FollowUpDraft> Of(CallbackAnswers answers, CallbackKind kind, Money? recorded, CallbackPolicy policy)
    {
        var drafts = ImmutableArray.CreateBuilder<FollowUpDraft>();
        List<string> faults = [];
        if (kind == CallbackKind.Completion && answers.ChargedSaid is { } said && said != (recorded ?? Money.Zero))
        {
            var isMore = said > (recorded ?? Money.Zero);
            drafts.Add(new FollowUpDraft(FollowUpKind.FeeException, [isMore ? Overcharged : Undercharged], AuditorAnswers));
            if (isMore) faults.Add(Overcharged);
        }

        // A fault that came back while observed puts the ticket itself back to work: nothing is left to rectify.
        if (answers.IsSolved == false && kind == CallbackKind.Completion) faults.Add(NotSolved);
        if (answers.Attitude == Attitude.Poor) faults.Add(PoorManner);
        if (faults.Count > 0) drafts.Add(new FollowUpDraft(FollowUpKind.Rectification, [.. faults], SiteAnswers));

        // Who still complains about a complaint makes no second one: the first goes back to work.
        if (answers.IsComplaint && kind != CallbackKind.Complaint) drafts.Add(new FollowUpDraft(FollowUpKind.Complaint, [Complains], SiteAnswers));
        if (answers.Score <= policy.LowScore) drafts.Add(new FollowUpDraft(FollowUpKind.Approval, [LowScore], SiteAnswers));
        return drafts.ToImmutable();
    }

    /// <summary>The follow-up settled, or why not.</summary>
    public static (CallbackFollowUp? Settled, Refusal? Refusal) Settle(CallbackFollowUp followUp, string? result, string by, DateTimeOffset now)
    {
        if (followUp.State == FollowUpState.Settled) return (null, Refusal.Of("FollowUpIsSettled", ("number", followUp.Number)));
        if (string.IsNullOrWhiteSpace(result)) return (null, Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "result")));
        if (result.Length > ResultLength) return (null, Refusal.Of("TextTooLong", ("field", "result"), ("limit", ResultLength.ToString(CultureInfo.InvariantCulture))));
        if (by == followUp.CreatedBy) return (null, Refusal.Of("FollowUpNeedsAnotherPerson", ("agent", by)));
        return (followUp with { State = FollowUpState.Settled, Result = result.Trim(), SettledBy = by, SettledAt = now, Version = followUp.Version + 1 }, null);
    }

    /// <summary>The counter of a kind on a day.</summary>
    public static string DayKey(FollowUpKind kind, DateOnly day) => Prefix(kind) + day.ToString("yyMMdd", CultureInfo.InvariantCulture);

    /// <summary>The number of a kind, day and count: <c>E-261122-0007</c>.</summary>
    public static string NumberOf(FollowUpKind kind, DateOnly day, long ordinal) => string.Create(CultureInfo.InvariantCulture, $"{DayKey(kind, day)}-{ordinal:0000}");

    private static string Prefix(FollowUpKind kind) => kind switch
    {
        FollowUpKind.FeeException => "E-",
        FollowUpKind.Rectification => "Z-",
        FollowUpKind.Complaint => "S-",
        _ => "P-",
    };
}
