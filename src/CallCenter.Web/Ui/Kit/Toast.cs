namespace CallCenter.Web.Ui.Kit;

/// <summary>A short notice at the lower left.</summary>
/// <param name="Id">For taking it away.</param>
/// <param name="Kind">ok, warn or error.</param>
/// <param name="Text">The words.</param>
/// <param name="Undo">Takes back what was done, or null.</param>
public sealed record Toast(long Id, string Kind, string Text, Func<Task>? Undo);
