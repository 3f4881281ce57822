using System.Collections.Immutable;

namespace Telephony.Exchange;

/// <summary>The root of the live core: one pure function that every call, agent and timer goes through.</summary>
public static class Exchange
{
    /// <summary>Decides what an input means now.</summary>
    /// <param name="state">The truth before.</param>
    /// <param name="input">What happened.</param>
    /// <param name="now">The exchange's clock, UTC.</param>
    /// <returns>The truth after, and what the outside must do, in order. An input that does not fit changes nothing and yields <see cref="Effect.Ignore"/> or <see cref="Effect.Refuse"/>.</returns>
    public static (ExchangeState Next, ImmutableArray<Effect> Effects) Step(ExchangeState state, Input input, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(input);
        _ = now;
        return (state, [new Effect.Ignore("not built")]);
    }
}
