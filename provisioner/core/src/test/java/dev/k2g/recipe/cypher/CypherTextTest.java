package dev.k2g.recipe.cypher;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CypherTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    MERGE (n)                      | MERGE (n)
                    MERGE (n);                     | MERGE (n)
                    MERGE (n);  // done            | MERGE (n)
                    MERGE (n);;                    | MERGE (n)
                    MERGE (n) ; /* one */ ; // two | MERGE (n)
                    MERGE (n) /* a; */;            | MERGE (n) /* a; */
                    MERGE (n) // done;             | MERGE (n) // done;
                    SET n.a = ';'                  | SET n.a = ';'
                    MERGE (n); MERGE (m);          | MERGE (n); MERGE (m)
                    ;                              | ""
                    """)
    void final_semicolons_go_with_the_comments_behind_them(String cypher, String expected) {
        assertThat(CypherText.withoutFinalSemicolons(cypher)).isEqualTo(expected);
    }
}
