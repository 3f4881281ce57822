using Telephony.Calls;
using Telephony.Distribution;

namespace CallCenter.Web.Features.ScreenPop;

/// <summary>What is known of the callers who are on the floor now.</summary>
public interface IScreenPops
{
    /// <summary>The pop of a live (or just ended) call, or null.</summary>
    CallerPop? Find(InteractionId interaction);

    /// <summary>Hears of every pop of calls that are offered to this agent, and of each change of it. The callback runs on a pool thread and must return at once.</summary>
    IDisposable Subscribe(AgentId agent, Action<CallerPop> onPop);

    /// <summary>Looks the caller up once more: a customer was just created with his number.</summary>
    void LookAgain(InteractionId interaction);

    /// <summary>The browser painted the pop: notes the instant with the contact, once.</summary>
    void Shown(InteractionId interaction);
}
