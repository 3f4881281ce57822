using Crm.Domain.Quality;
using Persistence.Quality;

namespace Persistence.Demo;

/// <summary>A demo review with its parts.</summary>
internal sealed record DemoReview(Review Review, IReadOnlyList<ReviewTimelineRow> Timeline, Evaluation? Score);
