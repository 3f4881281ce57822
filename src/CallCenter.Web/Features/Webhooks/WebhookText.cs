namespace CallCenter.Web.Features.Webhooks;

/// <summary>Anchor of the texts of the webhooks' page.</summary>
internal sealed class WebhookText;
