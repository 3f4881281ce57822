namespace CallCenter.Web.Switchboard;

/// <summary>Log event numbers by area, in one place: Switchboard 1000, SIP and media edge 2000, persistence 3000, jobs 4000, features 5000.</summary>
internal static class EventIds
{
    public const int StepFailed = 1001;
    public const int QueueFull = 1002;
    public const int EffectFailed = 1003;
    public const int ListenerFailed = 1004;
    public const int InvariantBroken = 1005;
    public const int Started = 1006;
    public const int CallSummary = 1007;
    public const int RunnerBehind = 1008;
    public const int JournalFailed = 1009;
    public const int ReaderFailed = 1010;
    public const int ExchangeHangs = 1011;
    public const int HistoryLost = 1012;
    public const int MediaRefused = 2002;
    public const int NoRoute = 2003;
    public const int RecordingLost = 2004;
    public const int OutboundDenied = 2005;
    public const int Survived = 2006;
    public const int OfferRefused = 2007;
}
