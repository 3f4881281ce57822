namespace Telephony.Sip;

/// <summary>Log event numbers of this project: 2000 to 2999.</summary>
internal static class EventIds
{
    public const int Started = 2000;
    public const int Stopped = 2001;
    public const int MalformedDropped = 2010;
    public const int QueueFull = 2011;
    public const int LoopFault = 2012;
    public const int CallbackFault = 2013;
    public const int Security = 2014;
    public const int TrunkChanged = 2015;
    public const int CallEnded = 2020;
    public const int NoRoute = 2021;
}
