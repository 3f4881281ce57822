using Telephony.Exchange;

namespace CallCenter.Web.Switchboard;

/// <summary>A fact with its place in the stream.</summary>
/// <param name="Seq">Strictly growing across restarts (epoch in the upper bits); the event sequence of <c>/api/v1/events</c>.</param>
/// <param name="Fact">What happened.</param>
public sealed record FactEnvelope(long Seq, Fact Fact);
