namespace CallCenter.Web.Ui.Kit;

/// <summary>One figure of a chart.</summary>
/// <param name="Label">What it is the figure of: an hour, a queue, a fault.</param>
/// <param name="Value">Its height; negative ones are drawn as 0.</param>
/// <param name="Text">The figure as it is written.</param>
public sealed record ChartPoint(string Label, double Value, string Text);
