using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Quality;

internal sealed class ReviewTimelineConfiguration : IEntityTypeConfiguration<ReviewTimelineRow>
{
    public void Configure(EntityTypeBuilder<ReviewTimelineRow> builder)
    {
        builder.ToTable("ReviewTimeline").HasKey(t => new { t.ReviewId, t.Seq });
        builder.Property(t => t.Seq).ValueGeneratedNever();
        builder.Property(t => t.ActorId).HasMaxLength(Lengths.User);
        builder.Property(t => t.Workstation).HasMaxLength(Lengths.Name);
        builder.Property(t => t.Type).HasMaxLength(Lengths.Code);
        builder.HasOne<ReviewRow>().WithMany().HasForeignKey(t => t.ReviewId).OnDelete(DeleteBehavior.Restrict);
    }
}
