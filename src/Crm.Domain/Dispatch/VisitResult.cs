using Crm.Domain.Tickets;

namespace Crm.Domain.Dispatch;

/// <summary>What came of a visit: codes, fees, words, signature, parts. One per order.</summary>
public sealed record VisitResult
{
    /// <summary>The visit.</summary>
    public DispatchOrderId OrderId { get; init; }

    /// <summary>The symptom as the technician found it, or null.</summary>
    public string? SymptomCode { get; init; }

    /// <summary>What was broken, or null.</summary>
    public string? DefectCode { get; init; }

    /// <summary>What was done about it, or null.</summary>
    public string? RepairCode { get; init; }

    /// <summary>Who answers for it, or null.</summary>
    public string? LiabilityCode { get; init; }

    /// <summary>Position of the failed part on the unit, e.g. <c>CL1</c>, or null.</summary>
    public string? Position { get; init; }

    /// <summary>Parts that were used; they go to the unit when the work is done.</summary>
    public ImmutableArray<VisitPart> PartsUsed { get; init; } = [];

    /// <summary>工费, whoever pays it.</summary>
    public Money Labour { get; init; }

    /// <summary>配件费, whoever pays it.</summary>
    public Money Parts { get; init; }

    /// <summary>远程费, whoever pays it.</summary>
    public Money Travel { get; init; }

    /// <summary>Other fees, whoever pays them.</summary>
    public Money Other { get; init; }

    /// <summary>What the customer paid on the spot; never more than the lines.</summary>
    public Money Charged { get; init; }

    /// <summary>Why the customer paid, or why he did not although nothing covers the unit; a code, or null for a covered visit that was free.</summary>
    public string? FeeReason { get; init; }

    /// <summary>How he paid, or null when he paid nothing.</summary>
    public PaidHow? PaidHow { get; init; }

    /// <summary>The price that the customer accepted on site before the work, or null.</summary>
    public Money? AcceptedAmount { get; init; }

    /// <summary>Who accepted it, by name, or null.</summary>
    public string? AcceptedBy { get; init; }

    /// <summary>How he did, or null.</summary>
    public AcceptedHow? AcceptedHow { get; init; }

    /// <summary>When he did, or null.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>The accepted quotation that covers the charge, or null; put in by the rules, not by the form.</summary>
    public string? QuotationNumber { get; init; }

    /// <summary>What was done, in words.</summary>
    public string WhatWasDone { get; init; } = "";

    /// <summary>Who signed on the customer's side, or null.</summary>
    public string? SignedBy { get; init; }

    /// <summary>Who did what, when several went (KP-08); empty when one did it all.</summary>
    public ImmutableArray<CrewWork> Crew { get; init; } = [];

    /// <summary>What follows when the work was not finished, or null.</summary>
    public NextStep? NextStep { get; init; }

    /// <summary>Start of the next agreed window, or null.</summary>
    public DateTimeOffset? NextFrom { get; init; }

    /// <summary>End of the next agreed window, or null.</summary>
    public DateTimeOffset? NextTo { get; init; }

    /// <summary>Who wrote it down.</summary>
    public string RecordedBy { get; init; } = "";

    /// <summary>When it was written down.</summary>
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>All fee lines together.</summary>
    public Money Total => Labour + Parts + Travel + Other;

    /// <summary>The customer's word to the price on site; null where a part of it is missing.</summary>
    public PriceAcceptance? Acceptance => AcceptedAmount is { } amount && !string.IsNullOrWhiteSpace(AcceptedBy) && AcceptedHow is { } how && AcceptedAt is { } at
        ? new PriceAcceptance(amount, AcceptedBy, how, at)
        : null;

    /// <summary>What follows, or null.</summary>
    public NextVisit? Next => NextStep is { } step ? new NextVisit(step, NextFrom is { } from && NextTo is { } to ? new AppointmentSlot(from, to) : null) : null;
}
