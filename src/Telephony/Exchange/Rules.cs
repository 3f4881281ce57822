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

    /// <summary>Ready needs a desktop whose heartbeat is there.</summary>
    public const string ReadyNeedsADesktop = nameof(ReadyNeedsADesktop);

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

    /// <summary>No such agent or queue on the floor.</summary>
    public const string TransferTargetIsUnknown = nameof(TransferTargetIsUnknown);

    /// <summary>The colleague is not ready, or no member of the queue is.</summary>
    public const string TransferTargetIsNotFree = nameof(TransferTargetIsNotFree);

    /// <summary>The queue has its maximum of callers.</summary>
    public const string TransferQueueIsFull = nameof(TransferQueueIsFull);

    /// <summary>The target is the agent himself.</summary>
    public const string TransferToYourself = nameof(TransferToYourself);

    /// <summary>A consult is running: complete or cancel it first.</summary>
    public const string ConsultIsRunning = nameof(ConsultIsRunning);

    /// <summary>No consult is running.</summary>
    public const string NothingIsConsulted = nameof(NothingIsConsulted);

    /// <summary>The consulted party has not answered yet.</summary>
    public const string ConsultIsNotAnswered = nameof(ConsultIsNotAnswered);

    /// <summary>The three talk with each other already.</summary>
    public const string ConferenceIsRunning = nameof(ConferenceIsRunning);

    /// <summary>Only a call that is talked or held can be monitored.</summary>
    public const string MonitorNeedsATalk = nameof(MonitorNeedsATalk);

    /// <summary>Nobody monitors his own call.</summary>
    public const string MonitorYourself = nameof(MonitorYourself);

    /// <summary>Monitoring needs a connected device: browser phone or registered SIP phone.</summary>
    public const string MonitorNeedsADevice = nameof(MonitorNeedsADevice);

    /// <summary>The call has its maximum of monitors; parameter <c>limit</c>.</summary>
    public const string TooManyMonitors = nameof(TooManyMonitors);

    /// <summary>The supervisor has a call or after-call work of his own.</summary>
    public const string SupervisorIsOnACall = nameof(SupervisorIsOnACall);

    /// <summary>The supervisor does not monitor this call.</summary>
    public const string NothingIsMonitored = nameof(NothingIsMonitored);

    /// <summary>A supervisor who monitors stops that first.</summary>
    public const string AgentIsMonitoring = nameof(AgentIsMonitoring);

    /// <summary>The recording is paused already.</summary>
    public const string RecordingIsPaused = nameof(RecordingIsPaused);

    /// <summary>The recording runs already.</summary>
    public const string RecordingIsNotPaused = nameof(RecordingIsNotPaused);

    /// <summary>There is no after-call work to finish.</summary>
    public const string NothingToWrapUp = nameof(NothingToWrapUp);

    /// <summary>After-call work of this queue cannot be extended, or not again; parameter <c>limit</c>.</summary>
    public const string WrapUpCannotBeExtended = nameof(WrapUpCannotBeExtended);

    /// <summary>The call does not wait in a queue.</summary>
    public const string CallIsNotWaiting = nameof(CallIsNotWaiting);

    /// <summary>The queue is closed at this hour.</summary>
    public const string QueueIsClosed = nameof(QueueIsClosed);

    /// <summary>The site has its maximum of call-backs; parameter <c>limit</c>.</summary>
    public const string TooManyCallbacks = nameof(TooManyCallbacks);

    /// <summary>As many customers are parked as may be; parameter <c>limit</c>.</summary>
    public const string TooManyParked = nameof(TooManyParked);

    /// <summary>The call is not parked, or not any more.</summary>
    public const string CallIsNotParked = nameof(CallIsNotParked);

    /// <summary>A raised hand needs a reason.</summary>
    public const string HandNeedsAReason = nameof(HandNeedsAReason);

    /// <summary>Only an agent on a call can ask for after-call work.</summary>
    public const string NoCallToWrapUp = nameof(NoCallToWrapUp);

    /// <summary>The number cannot be dialled.</summary>
    public const string NumberIsNotDialable = nameof(NumberIsNotDialable);

    /// <summary>The exchange is stopping.</summary>
    public const string ExchangeIsDraining = nameof(ExchangeIsDraining);

    /// <summary>The command queue is full; try again.</summary>
    public const string SwitchboardIsBusy = nameof(SwitchboardIsBusy);
}
