namespace Crm.Domain.Dispatch;

/// <summary>Charged work needs a price that the customer accepted before it began (reference §5.4, 8): by a quotation, or by his word on site.</summary>
public static class PriceRules
{
    /// <summary>Somebody charged and nobody had agreed; parameters: charged, quoted (the most that an accepted quotation still covers).</summary>
    public const string MustBeAccepted = "ChargedWorkNeedsAnAcceptedPrice";

    /// <summary>Why the charge may not be stored, or null.</summary>
    /// <param name="result">What came of the visit.</param>
    /// <param name="quotations">What the customer accepted for the ticket.</param>
    /// <param name="began">When the work began; the end where nobody wrote down when.</param>
    public static Refusal? Check(VisitResult result, ImmutableArray<AcceptedQuotation> quotations, DateTimeOffset began)
    {
        if (result.Charged <= Money.Zero || Covering(result.Charged, quotations, began) is not null) return null;
        if (result is { AcceptedAmount: null, AcceptedBy: null, AcceptedHow: null, AcceptedAt: null }) return NotAccepted(result.Charged, quotations);
        if (result.Acceptance is not { } word) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", string.Join(',', Missing(result))));
        if (word.By.Length > CompletionRules.NameLength)
            return Refusal.Of("TextTooLong", ("field", "acceptedBy"), ("limit", CompletionRules.NameLength.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        if (word.Amount < result.Charged)
            return Refusal.Of("AcceptedPriceIsLower", ("field", "accepted"), ("accepted", word.Amount.ToString()), ("charged", result.Charged.ToString()));
        return Minute(word.At) > Minute(began) ? Refusal.Of("PriceIsAcceptedBeforeTheWork", ("field", "acceptedAt")) : null;
    }

    /// <summary>The quotation under which an amount may be charged, or null. Quotations are not added up: the customer agreed to each as a whole.</summary>
    public static AcceptedQuotation? Covering(Money charged, ImmutableArray<AcceptedQuotation> quotations, DateTimeOffset began) =>
        charged > Money.Zero ? quotations.Where(q => q.Left >= charged && Minute(q.AcceptedAt) <= Minute(began)).OrderBy(q => q.AcceptedAt).FirstOrDefault() : null;

    /// <summary>The refusal of a charge that nobody agreed to.</summary>
    public static Refusal NotAccepted(Money charged, ImmutableArray<AcceptedQuotation> quotations) => Refusal.Of(
        MustBeAccepted, ("field", "accepted"), ("charged", charged.ToString()), ("quoted", Most(quotations).ToString()));

    /// <summary>The most that one accepted quotation still covers.</summary>
    public static Money Most(ImmutableArray<AcceptedQuotation> quotations) => quotations.IsDefaultOrEmpty ? Money.Zero : quotations.Max(q => q.Left);

    private static IEnumerable<string> Missing(VisitResult result)
    {
        if (result.AcceptedAmount is null) yield return "accepted";
        if (string.IsNullOrWhiteSpace(result.AcceptedBy)) yield return "acceptedBy";
        if (result.AcceptedHow is null) yield return "acceptedHow";
        if (result.AcceptedAt is null) yield return "acceptedAt";
    }

    // People write times down to the minute.
    private static long Minute(DateTimeOffset instant) => instant.UtcTicks / TimeSpan.TicksPerMinute;
}
