namespace CallCenter.Web.Features.Recordings;

/// <summary>How a demo call goes.</summary>
/// <param name="Length">From the answer to the end.</param>
/// <param name="Hold">When the customer waits, or null.</param>
internal sealed record DemoTalk(TimeSpan Length, (TimeSpan From, TimeSpan To)? Hold);
