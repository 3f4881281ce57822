using Telephony.Exchange;

namespace CallCenter.Web.Switchboard;

/// <summary>Answers what flows ask: look-ups and visits. It must return at once; the answer is an input.</summary>
public interface IFlowEdge
{
    /// <summary>Takes <see cref="Effect.LookUp"/>, <see cref="Effect.OfferVisits"/> or <see cref="Effect.BookVisit"/>.</summary>
    void Ask(Effect question);
}
