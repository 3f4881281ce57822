namespace Crm.Domain.Callbacks;

/// <summary>What a person or the wake may ask of a task; closed family.</summary>
public abstract record CallbackCommand
{
    private CallbackCommand() { }

    /// <summary>Time has passed: become due, late, marked, given back.</summary>
    public sealed record Wake : CallbackCommand;

    /// <summary>An agent takes it in hand.</summary>
    public sealed record Take(string Agent) : CallbackCommand;

    /// <summary>He takes it along with another task of the same customer: one call settles both.</summary>
    public sealed record Join(string Agent) : CallbackCommand;

    /// <summary>He gives it back undialled.</summary>
    public sealed record Release(string Agent) : CallbackCommand;

    /// <summary>He dials.</summary>
    public sealed record Dial(string Agent, Guid Call, string? Number) : CallbackCommand;

    /// <summary>The exchange did not carry the dialling out: as if nothing had happened.</summary>
    public sealed record DialFailed(Guid Call) : CallbackCommand;

    /// <summary>The attempt has a result.</summary>
    public sealed record Record(string Agent, AttemptResult Result) : CallbackCommand;

    /// <summary>Only this agent may take it; null: any.</summary>
    public sealed record Reassign(string? To) : CallbackCommand;

    /// <summary>Give up, with the reason.</summary>
    public sealed record Cancel(string Reason) : CallbackCommand;
}
