using Crm.Domain.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Knowledge;

internal sealed class ArticleConfiguration : IEntityTypeConfiguration<ArticleRow>
{
    public void Configure(EntityTypeBuilder<ArticleRow> builder)
    {
        builder.ToTable("Articles").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever().HasConversion(id => id.Value, value => new ArticleId(value));
        builder.Property(a => a.Number).HasMaxLength(Lengths.Number);
        builder.Property(a => a.Title).HasMaxLength(ArticleRules.TitleLength);
        builder.Property(a => a.ApprovedBy).HasMaxLength(Lengths.User);
        builder.Property(a => a.Remark).HasMaxLength(ArticleRules.ReasonLength);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => a.Number).IsUnique();
        builder.HasIndex(a => new { a.State, a.UpdatedAt });
        builder.HasIndex(a => a.ReviewBy);
    }
}
