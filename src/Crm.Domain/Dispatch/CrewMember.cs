namespace Crm.Domain.Dispatch;

/// <summary>Somebody who goes along, and what the store knows of him for the half day.</summary>
/// <param name="Technician">Who.</param>
/// <param name="Booked">His other visits of the half day.</param>
/// <param name="IsAway">He is absent.</param>
public sealed record CrewMember(Technician Technician, int Booked, bool IsAway);
