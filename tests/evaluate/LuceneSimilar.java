// SPDX-License-Identifier: GPL-3.0-or-later
// LuceneSimilar DOCUMENTS QUERIES FOLDER: what Lucene's MoreLikeThis, with its defaults, finds similar
// to the documents whose ids begin the lines of QUERIES: a run of ten a query in TREC's form. FOLDER
// has the index that LuceneRun made of DOCUMENTS.
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;

final class LuceneSimilar {
  private static final int HITS = 10;

  private static Map<String, String> texts(Path documents) throws Exception {
    Map<String, String> texts = new HashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(documents)) {
      for (String line; (line = lines.readLine()) != null; ) {
        int tab = line.indexOf('\t');
        texts.put(line.substring(0, tab), line.substring(tab + 1));
      }
    }
    return texts;
  }

  public static void main(String[] arguments) throws Exception {
    Map<String, String> texts = texts(Path.of(arguments[0]));
    try (BufferedReader lines = Files.newBufferedReader(Path.of(arguments[1]));
        FSDirectory folder = FSDirectory.open(Path.of(arguments[2]));
        DirectoryReader reader = DirectoryReader.open(folder)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      MoreLikeThis like = new MoreLikeThis(reader);
      like.setAnalyzer(new EnglishAnalyzer());
      like.setFieldNames(new String[] {"text"});
      for (String line; (line = lines.readLine()) != null; ) {
        String wanted = line.substring(0, line.indexOf('\t'));
        int rank = 0;
        for (ScoreDoc hit :
            searcher.search(like.like("text", new StringReader(texts.get(wanted))), HITS + 1)
                .scoreDocs) {
          String id = searcher.doc(hit.doc).get("id");
          if (id.equals(wanted) || rank == HITS) continue;
          System.out.println(wanted + " Q0 " + id + " " + ++rank + " " + hit.score + " lucene");
        }
      }
    }
  }
}
