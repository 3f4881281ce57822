namespace CallCenter.Web.Ui.Shell;

/// <summary>What a page's control with a key does, as the browser tells it to the palette.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Keys">Its keys.</param>
internal sealed record PageAction(string Text, string Keys);
