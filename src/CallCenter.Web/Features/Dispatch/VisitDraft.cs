using System.Collections.Immutable;
using System.Globalization;
using Crm.Domain;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;
using Persistence;

namespace CallCenter.Web.Features.Dispatch;

/// <summary>The form of a visit's result as it stands: texts as typed, so that nothing is lost when something is wrong.</summary>
public sealed record VisitDraft
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm";

    public VisitOutcome Outcome { get; init; }
    public string? Symptom { get; init; }
    public string? Defect { get; init; }
    public string? Repair { get; init; }
    public string? Liability { get; init; }
    public string Position { get; init; } = "";
    /// <summary>Parts that were used, from the fee preview.</summary>
    public System.Collections.Immutable.ImmutableArray<VisitPart> PartsUsed { get; init; } = [];

    public string Labour { get; init; } = "";
    public string Parts { get; init; } = "";
    public string Travel { get; init; } = "";
    public string Other { get; init; } = "";

    /// <summary>As typed, or null while it follows the lines.</summary>
    public string? Charged { get; init; }

    /// <summary>As chosen, or null while it follows the coverage.</summary>
    public string? FeeReason { get; init; }

    public PaidHow? PaidHow { get; init; }

    /// <summary>The amount that the customer had accepted when the tick was set, or null: another amount needs another word.</summary>
    public Money? Accepted { get; init; }

    /// <summary>Who accepted it, as typed; null: whoever signs.</summary>
    public string? AcceptedBy { get; init; }

    public AcceptedHow? AcceptedHow { get; init; } = Crm.Domain.Dispatch.AcceptedHow.Signature;

    /// <summary>When, as typed; null: on arrival, else when the work began.</summary>
    public string? AcceptedAt { get; init; }

    public string Done { get; init; } = "";
    public string SignedBy { get; init; } = "";

    /// <summary>What each of several people did, by code; empty when one went alone.</summary>
    public ImmutableArray<CrewWork> Crew { get; init; } = [];
    public NextStep Next { get; init; } = NextStep.WaitForPart;
    public AppointmentSlot? NextSlot { get; init; }
    public string Departed { get; init; } = "";
    public string Arrived { get; init; } = "";
    public string Started { get; init; } = "";
    public string Finished { get; init; } = "";

    /// <summary>Covered work is free unless somebody says otherwise.</summary>
    public bool IsCovered { get; init; }

    /// <summary>What the customer paid: as typed, else nothing when covered, else the sum of the lines that can be read.</summary>
    public string ShownCharged => Charged ?? (IsCovered ? "0.00" : Total.ToString());

    /// <summary>The reason: as chosen, else "out of warranty" where something is charged.</summary>
    public string? ShownReason => FeeReason ?? (!IsCovered && Amount(ShownCharged) > Money.Zero ? "out-of-warranty" : null);

    /// <summary>What the customer paid, or null when it cannot be read.</summary>
    public Money? ChargedAmount => Amount(ShownCharged);

    /// <summary>The tick stands for the amount as it is now.</summary>
    public bool IsAccepted => Accepted is { } accepted && accepted == ChargedAmount;

    public string ShownAcceptedBy => AcceptedBy ?? SignedBy;

    public string ShownAcceptedAt => AcceptedAt ?? (Arrived.Length > 0 ? Arrived : Started.Length > 0 ? Started : Finished);

    /// <summary>When the work began, as far as it is written down.</summary>
    public DateTimeOffset? Began => Time(Started) ?? Time(Finished);

    /// <summary>The sum of the lines that can be read.</summary>
    public Money Total => (Amount(Labour) ?? Money.Zero) + (Amount(Parts) ?? Money.Zero) + (Amount(Travel) ?? Money.Zero) + (Amount(Other) ?? Money.Zero);

    /// <summary>The form for a visit, with what is known.</summary>
    public static VisitDraft Begin(DispatchOrder order, Ticket ticket, string? contact, DateTimeOffset now) => new()
    {
        Symptom = ticket.SymptomCode,
        SignedBy = contact ?? "",
        Crew = order.Assistants.IsDefaultOrEmpty ? [] : [.. order.People.Select(p => new CrewWork(p, ""))],
        IsCovered = ticket.EntitlementStatus == CoverageStatus.Covered,
        Departed = Text(order.DepartedAt),
        Arrived = Text(order.ArrivedAt),
        Started = Text(order.StartedAt),
        Finished = Text(now),
    };

    /// <summary>The form with the sums of the price tables: visiting is part of the labour, as on the slip.</summary>
    public VisitDraft With(Catalogue.FeeChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var bill = choice.Bill;
        var due = bill.Of(Crm.Domain.Fees.Payer.Customer);
        return this with
        {
            Labour = (bill.Of(Crm.Domain.Fees.FeeKind.Labour) + bill.Of(Crm.Domain.Fees.FeeKind.Visit)).ToString(), Parts = bill.Of(Crm.Domain.Fees.FeeKind.Part).ToString(),
            Travel = bill.Of(Crm.Domain.Fees.FeeKind.Distance).ToString(), Other = "", Charged = due.ToString(), PartsUsed = choice.PartsUsed,
            Position = Position.Length > 0 ? Position : choice.Case.Parts.FirstOrDefault(p => p.Position is not null)?.Position ?? "",
            FeeReason = !IsCovered || due == Money.Zero ? FeeReason : Liability == "misuse" ? "misuse" : "extra-work",
        };
    }

    /// <summary>The command, or what cannot be read: field and rule.</summary>
    public (DispatchCommand? Command, Refusal? Refusal) ToCommand()
    {
        foreach (var (field, text) in new[] { ("labour", Labour), ("parts", Parts), ("travel", Travel), ("other", Other), ("charged", ShownCharged) })
        {
            if (Amount(text) is null) return (null, Refusal.Of("AmountIsUnreadable", ("field", field)));
        }

        foreach (var (field, text) in new[] { ("departed", Departed), ("arrived", Arrived), ("started", Started), ("finished", Finished) })
        {
            if (text.Length > 0 && Time(text) is null) return (null, Refusal.Of("TimeIsUnreadable", ("field", field)));
        }

        var times = new VisitTimes(Time(Departed), Time(Arrived), Time(Started), Time(Finished));
        var next = new NextVisit(Next, NextSlot);
        return Outcome == VisitOutcome.NoAccess
            ? (new DispatchCommand.ReportNoAccess(times with { StartedAt = null }, next, Done.Length > 0 ? Done : null), null)
            : (new DispatchCommand.Finish(Result(Outcome == VisitOutcome.PartlyDone ? next : null), times), null);
    }

    private VisitResult Result(NextVisit? next) => new()
    {
        SymptomCode = Symptom, DefectCode = Defect, RepairCode = Repair, LiabilityCode = Liability, Position = Position.Trim().Length > 0 ? Position.Trim().ToUpperInvariant() : null,
        PartsUsed = PartsUsed, Labour = Amount(Labour)!.Value, Parts = Amount(Parts)!.Value, Travel = Amount(Travel)!.Value, Other = Amount(Other)!.Value, Charged = Amount(ShownCharged)!.Value,
        FeeReason = ShownReason, PaidHow = ChargedAmount > Money.Zero ? PaidHow : null,
        AcceptedAmount = IsWord ? Accepted : null, AcceptedBy = IsWord ? ShownAcceptedBy : null, AcceptedHow = IsWord ? AcceptedHow : null, AcceptedAt = IsWord ? Time(ShownAcceptedAt) : null, WhatWasDone = Done, SignedBy = SignedBy,
        Crew = Crew.Any(c => c.Did.Trim().Length > 0) ? [.. Crew.Select(c => c with { Did = c.Did.Trim() })] : [],
        NextStep = next?.Step, NextFrom = next?.Slot?.From, NextTo = next?.Slot?.To,
    };

    private bool IsWord => IsAccepted && ChargedAmount > Money.Zero;

    /// <summary>Yuan with at most two decimals; empty is nothing, null is unreadable.</summary>
    public static Money? Amount(string text)
    {
        var typed = text.Trim();
        if (typed.Length == 0) return Money.Zero;
        return typed.Length <= 12 && decimal.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var yuan) && decimal.Round(yuan, 2) == yuan
            ? new Money((long)(yuan * 100))
            : null;
    }

    private static string Text(DateTimeOffset? at) => at is { } instant ? TimeZoneInfo.ConvertTime(instant, SiteZone.Zone).ToString(TimeFormat, CultureInfo.InvariantCulture) : "";

    private static DateTimeOffset? Time(string text) =>
        DateTime.TryParseExact(text, [TimeFormat, "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, SiteZone.Zone.GetUtcOffset(local)).ToUniversalTime()
            : null;
}
