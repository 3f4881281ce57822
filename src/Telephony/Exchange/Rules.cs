namespace Telephony.Exchange;

/// <summary>Names of the rules that may refuse a command. Each has a text in both languages.</summary>
public static class Rules
{
    /// <summary>The agent is not part of the floor plan.</summary>
    public const string AgentIsUnknown = nameof(AgentIsUnknown);

    /// <summary>The agent is not signed in.</summary>
    public const string AgentIsSignedOut = nameof(AgentIsSignedOut);

    /// <summary>The agent has a call, which must end first.</summary>
    public const string AgentIsOnACall = nameof(AgentIsOnACall);

    /// <summary>Ready needs a connected device: browser phone or registered SIP phone.</summary>
    public const string ReadyNeedsADevice = nameof(ReadyNeedsADevice);

    /// <summary>Not ready needs a reason.</summary>
    public const string NotReadyNeedsAReason = nameof(NotReadyNeedsAReason);

    /// <summary>No such live call.</summary>
    public const string CallIsGone = nameof(CallIsGone);

    /// <summary>The call belongs to another agent.</summary>
    public const string CallIsNotYours = nameof(CallIsNotYours);

    /// <summary>The call is not in a phase that allows this.</summary>
    public const string CallIsNotInThatPhase = nameof(CallIsNotInThatPhase);

    /// <summary>The call rings on the agent's SIP phone and is answered there.</summary>
    public const string AnswerOnThePhone = nameof(AnswerOnThePhone);

    /// <summary>There is no after-call work to finish.</summary>
    public const string NothingToWrapUp = nameof(NothingToWrapUp);

    /// <summary>The number cannot be dialled.</summary>
    public const string NumberIsNotDialable = nameof(NumberIsNotDialable);

    /// <summary>The exchange is stopping.</summary>
    public const string ExchangeIsDraining = nameof(ExchangeIsDraining);

    /// <summary>The command queue is full; try again.</summary>
    public const string SwitchboardIsBusy = nameof(SwitchboardIsBusy);
}
