namespace Crm.Domain.Dispatch;

/// <summary>How many visits of the half day are already given: by site and by technician; who is missing has none.</summary>
public sealed record CandidateLoad(ImmutableDictionary<string, int> Sites, ImmutableDictionary<string, int> Technicians)
{
    /// <summary>Nothing is booked.</summary>
    public static CandidateLoad Empty { get; } = new(ImmutableDictionary<string, int>.Empty, ImmutableDictionary<string, int>.Empty);

    /// <summary>Visits of a site.</summary>
    public int OfSite(string code) => Sites.GetValueOrDefault(code);

    /// <summary>Visits of a technician.</summary>
    public int OfTechnician(string code) => Technicians.GetValueOrDefault(code);
}
