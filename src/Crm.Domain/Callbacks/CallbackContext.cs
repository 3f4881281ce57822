namespace Crm.Domain.Callbacks;

/// <summary>What decisions stand on besides the task.</summary>
/// <param name="Policy">The site's settings.</param>
/// <param name="Window">When customers may be called.</param>
/// <param name="DoNotCall">The customer is on the stop list of service calls.</param>
/// <param name="LastContactAt">When this customer was last dialled about another task, or null.</param>
public sealed record CallbackContext(CallbackPolicy Policy, CallingWindow Window, bool DoNotCall = false, DateTimeOffset? LastContactAt = null);
