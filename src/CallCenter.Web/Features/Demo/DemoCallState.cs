namespace CallCenter.Web.Features.Demo;

/// <summary>How far a demo call is.</summary>
public enum DemoCallState
{
    Dialling,
    Ringing,
    Talking,
    Ended,
}
