namespace CallCenter.Web.Features.Messages;

/// <summary>Texts of the page of messages.</summary>
internal sealed class MessageText;
