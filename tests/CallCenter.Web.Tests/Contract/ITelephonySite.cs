using Telephony.Calls;
using Telephony.Exchange;

namespace CallCenter.Web.Tests.Contract;

/// <summary>A floor with a customer who can call, two agents, a supervisor and somebody outside; simulated, or of real SIP and audio.</summary>
public interface ITelephonySite : IAsyncDisposable
{
    /// <summary>The live floor.</summary>
    ExchangeState State { get; }

    /// <summary>What happened so far.</summary>
    IReadOnlyList<Fact> Facts { get; }

    /// <summary>A command of a person; it must be accepted.</summary>
    Task DoAsync(Input command);

    /// <summary>The agent's phone is there and he is ready.</summary>
    Task ReadyAsync(Party agent);

    /// <summary>The customer calls the queue's number.</summary>
    Task<InteractionId> CustomerCallsAsync();

    /// <summary>The customer hangs up.</summary>
    Task CustomerHangsUpAsync();

    /// <summary>The party outside is rung and picks up.</summary>
    Task OutsideAnswersAsync();

    /// <summary>The party outside is rung and busy.</summary>
    Task OutsideIsBusyAsync();

    /// <summary>The party outside hangs up.</summary>
    Task OutsideHangsUpAsync();

    /// <summary>From now on nobody is rung for long: the next call is not answered, and real timers are waited for.</summary>
    Task RingBrieflyAsync();

    /// <summary>An agent's phone rings for longer than it may.</summary>
    Task RingTimePassesAsync();

    /// <summary>Waits until the floor is so.</summary>
    Task UntilAsync(Func<ExchangeState, bool> reached, string what);

    /// <summary>Waits until the listener hears exactly these voices.</summary>
    Task HearsAsync(Party listener, params Party[] speakers);

    /// <summary>Waits until the listener hears music and no voice.</summary>
    Task HearsMusicAsync(Party listener);

    /// <summary>Waits until the party's line is given up.</summary>
    Task IsOffAsync(Party party);
}
