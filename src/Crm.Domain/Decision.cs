namespace Crm.Domain;

/// <summary>What the rules say to a command: the facts that it makes true, or the reason why not.</summary>
/// <typeparam name="TEvent">The closed family of facts of one aggregate.</typeparam>
public abstract record Decision<TEvent>
{
    private Decision() { }

    /// <summary>The command stands; the facts apply in this order.</summary>
    public sealed record Accepted(ImmutableArray<TEvent> Events) : Decision<TEvent>;

    /// <summary>The command changes nothing.</summary>
    public sealed record Refused(Refusal Refusal) : Decision<TEvent>;
}
