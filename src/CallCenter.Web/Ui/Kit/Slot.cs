namespace CallCenter.Web.Ui.Kit;

/// <summary>A time that may be promised.</summary>
/// <param name="Value">What it stands for.</param>
/// <param name="Day">Its day.</param>
/// <param name="Text">Its words within the day, for example 上午 or 09:00–11:00.</param>
/// <param name="Taken">Why it cannot be promised; null when it can.</param>
public sealed record Slot<TValue>(TValue Value, DateOnly Day, string Text, string? Taken = null);
