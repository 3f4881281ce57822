using Telephony.Exchange;

namespace CallCenter.Web.Switchboard;

/// <summary>Answers what the exchange asks the business about a caller. Must return at once; the answer is an input.</summary>
public interface ICallerQuestions
{
    /// <summary>Takes the question; false when it cannot be taken now, and then no answer comes.</summary>
    bool TryAsk(Effect.LookUpStatus question);
}
