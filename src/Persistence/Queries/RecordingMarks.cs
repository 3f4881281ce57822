using Crm.Domain.Quality;

namespace Persistence.Queries;

/// <summary>What a reviewer wants to see of a recording before he opens it.</summary>
/// <param name="HasHold">The customer was on hold.</param>
/// <param name="HasTransfer">The call was passed on.</param>
/// <param name="Review">State of the latest review that counts, or null.</param>
/// <param name="ReviewerId">Its reviewer, or null.</param>
/// <param name="IsFatal">Its score is 0 because of a fatal item.</param>
/// <param name="WorstMos">Estimated listening quality of its worst leg, 1.0-4.5, or null.</param>
public sealed record RecordingMarks(bool HasHold, bool HasTransfer, ReviewState? Review, string? ReviewerId, bool IsFatal, double? WorstMos = null);
